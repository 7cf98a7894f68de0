// Builds of the shipped content with the program under test, and their files.
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readPage } from './page.js';

const outputs = fileURLToPath(new URL('../sites/', import.meta.url));
const instant = '2026-11-23T09:00+08:00';

export function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name}; tools/test does`);
  return value;
}

async function readTree(folder) {
  const files = new Map();
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const [below, bytes] of await readTree(path)) files.set(`${entry.name}/${below}`, bytes);
    else files.set(relative(folder, path).split(sep).join('/'), await readFile(path));
  }
  return files;
}

/** A finished site: its folder, the URL it is made for, every file by path, and its parsed pages. */
export async function buildSite(name, base, options = [], repository = setting('GONGBAO_SOURCE')) {
  const folder = join(outputs, name);
  await mkdir(outputs, { recursive: true });
  await rm(folder, { recursive: true, force: true });
  await promisify(execFile)(
    setting('GONGBAO'),
    ['build', '-C', repository, '-o', folder, '--as-of', instant, '--base-url', base, '--no-cache', '--quiet', ...options],
    { maxBuffer: 1 << 26 },
  );
  const files = await readTree(folder);
  const pages = [...files].filter(([path]) => path.endsWith('.html')).map(([path, bytes]) => readPage(path, bytes.toString('utf8')));
  return { name, folder, base, files, pages };
}

/** The shipped content at the root of a host, below a path, internal, and to be opened from a folder. */
export async function buildSites() {
  return {
    atRoot: await buildSite('root', 'https://gongbao.example/', ['--audience', 'public']),
    belowPath: await buildSite('below', 'https://gongbao.example/a/b/', ['--audience', 'public']),
    internal: await buildSite('internal', 'https://gongbao.example/', ['--audience', 'internal']),
    portable: await buildSite('portable', 'https://gongbao.example/', ['--audience', 'public', '--portable']),
  };
}

/** The largest page of each kind and, of notices, of each state: a representative with much on it. None that leads elsewhere at once. */
export function samplePages(site) {
  const samples = new Map();
  for (const page of site.pages) {
    if (page.kind === 'moved') continue;
    const state = /class="(tombstone)"/.exec(page.html)?.[1] ?? /class="banner (banner-\w+)"/.exec(page.html)?.[1];
    const kind = state ? `${page.kind} ${state}` : page.kind;
    if (!samples.has(kind) || page.html.length > samples.get(kind).html.length) samples.set(kind, page);
  }
  return [...samples].map(([kind, page]) => ({ kind, page })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
