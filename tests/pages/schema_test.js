// Protects: every JSON file of ours is what docs/schema says, to the key and its order; the tables of figures are what their
// descriptions (Frictionless Data Package, CSV on the Web) say.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import datapackage from 'datapackage';
import tableschema from 'tableschema';
import { readCsv } from './support/csv.js';
import { expect, expectNone } from './support/expect.js';
import { setting } from './support/sites.js';

const folder = join(setting('GONGBAO_SOURCE'), 'docs', 'schema');
const ending = '.schema.json';
const schemas = new Map(
  await Promise.all(
    (await readdir(folder)).map(async (file) => [file.slice(0, -ending.length), JSON.parse(await readFile(join(folder, file), 'utf8'))]),
  ),
);
const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: true });
const validators = new Map([...schemas].map(([name, schema]) => [name, ajv.compile(schema)]));

/** Every JSON file of ours with the name of its schema. */
function* oursIn(site) {
  for (const [path, bytes] of site.files) {
    if (!path.endsWith('.json') || /(datapackage|csv-metadata)\.json$/.test(path)) continue;
    const value = JSON.parse(bytes);
    yield { path: `${site.name}: ${path}`, value, name: /^gongbao\.(.+)\/1$/.exec(value.schema)?.[1] };
  }
}

/** Every schema of an object inside a schema. */
function* objectsIn(schema, place) {
  if (schema === null || typeof schema !== 'object') return;
  if (schema.type === 'object') yield { place, schema };
  for (const [key, value] of Object.entries(schema)) yield* objectsIn(value, `${place}/${key}`);
}

/** Where keys of a value do not stand in the order in which its schema lists them. */
function* disorderIn(value, schema, root) {
  if (value === null || typeof value !== 'object' || !schema) return;
  if (schema.$ref) return yield* disorderIn(value, root.$defs[schema.$ref.replace('#/$defs/', '')], root);
  if (schema.anyOf) return yield* disorderIn(value, schema.anyOf.find((one) => one.type !== 'null'), root);
  if (Array.isArray(value)) {
    for (const item of value) yield* disorderIn(item, schema.items, root);
    return;
  }
  const [found, listed] = [Object.keys(value).join(), Object.keys(schema.properties).join()];
  if (found !== listed) yield `${found} instead of ${listed}`;
  for (const [key, below] of Object.entries(value)) yield* disorderIn(below, schema.properties[key], root);
}

const tablesOf = (site) => [...site.files.keys()].filter((path) => /^data\/.*\.csv$/.test(path)).map((path) => path.slice('data/'.length));
const rowsOf = (site, path) => readCsv(site.files.get(`data/${path}`).toString().replace(/^\ufeff/, ''));
const described = (site, file) => JSON.parse(site.files.get(`data/${file}`));

export const tests = {
  'schemas are closed and list all keys as required, in one order': () =>
    expectNone(
      [...schemas].flatMap(([name, schema]) =>
        [...objectsIn(schema, name)]
          .filter(({ schema: one }) => one.additionalProperties !== false || one.required.join() !== Object.keys(one.properties).join())
          .map(({ place }) => place),
      ),
    ),

  'every JSON file of ours is what its schema says': ({ sites }) => {
    const used = new Set();
    const problems = [];
    for (const site of [sites.atRoot, sites.internal])
      for (const { path, value, name } of oursIn(site)) {
        const validate = validators.get(name);
        used.add(name);
        if (!validate) problems.push(`${path}: no schema ${value.schema}`);
        else if (!validate(value)) problems.push(`${path}: ${ajv.errorsText(validate.errors.slice(0, 3))}`);
      }
    expectNone(problems);
    const elsewhere = ['figures-index', 'manifest-part', 'releases', 'status', 'diff', 'why-rebuilt']; // of large sites, beside the site, of a command
    expectNone([...schemas.keys()].filter((name) => !used.has(name) && !elsewhere.includes(name)));
  },

  'keys stand in the order of their schema': ({ sites }) =>
    expectNone(
      [...oursIn(sites.atRoot)].flatMap(({ path, value, name }) => [...new Set(disorderIn(value, schemas.get(name), schemas.get(name)))].map((fault) => `${path}: ${fault}`)),
    ),

  'datapackage.json is a valid Tabular Data Package that describes every table of data/': async ({ sites }) => {
    const descriptor = described(sites.atRoot, 'datapackage.json');
    expect(descriptor.profile === 'tabular-data-package', descriptor.profile);
    const { valid, errors } = await datapackage.validate(descriptor);
    expect(valid, errors.join('\n'));
    expectNone(tablesOf(sites.atRoot).filter((path) => !descriptor.resources.some((resource) => resource.path === path)));
    for (const { path, schema } of descriptor.resources) {
      const [header, ...rows] = rowsOf(sites.atRoot, path);
      const table = await tableschema.Table.load([header, ...rows], { schema, strict: true });
      const read = await table.read(); // casts every cell, or throws
      expect(read.length === rows.length && rows.length > 0, `${path}: ${read.length} rows of ${rows.length}`);
    }
  },

  'CSVW metadata describe figures.csv: its columns, their types and its key': ({ sites }) => {
    const metadata = described(sites.atRoot, 'figures.csv-metadata.json');
    const known = {
      table: ['@context', 'url', 'dc:title', 'dialect', 'tableSchema'],
      dialect: ['encoding', 'header', 'lineTerminators'],
      tableSchema: ['columns', 'primaryKey'],
      column: ['name', 'titles', 'dc:description', 'datatype'],
    };
    const types = { string: /^[^]*$/, decimal: /^(-?\d+(\.\d+)?)?$/, integer: /^-?\d+$/ };
    const { tableSchema: schema, dialect } = metadata;
    const unknown = (value, kind) => Object.keys(value).filter((key) => !known[kind].includes(key)).map((key) => `${kind}: ${key}`);
    expectNone([...unknown(metadata, 'table'), ...unknown(dialect, 'dialect'), ...unknown(schema, 'tableSchema'), ...schema.columns.flatMap((column) => unknown(column, 'column'))]);
    expect(metadata['@context'][0] === 'http://www.w3.org/ns/csvw' && metadata['@context'][1]['@language'] === 'zh-Hans', metadata['@context']);

    const [header, ...rows] = rowsOf(sites.atRoot, metadata.url);
    const names = schema.columns.map(({ name }) => name);
    expect(names.join() === header.join() && schema.columns.every(({ name, titles }) => name === titles), names.join());
    expectNone(names.filter((name) => !/^[A-Za-z0-9][A-Za-z0-9_.]*$/.test(name)));
    expectNone(
      schema.columns.flatMap(({ name, datatype }, column) =>
        rows.filter((row) => !types[datatype].test(row[column])).map((row) => `${name} is no ${datatype}: ${row[column]}`),
      ),
    );
    expect(schema.primaryKey.length > 0, 'no key');
    const keys = rows.map((row) => schema.primaryKey.map((name) => row[names.indexOf(name)]).join('\n'));
    expect(new Set(keys).size === rows.length, `${rows.length - new Set(keys).size} rows share a key`);
  },
};
