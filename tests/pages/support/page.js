// A parsed page: its elements in order, and what the tests ask of them.
import { parse } from 'parse5';

function* elementsBelow(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elementsBelow(child);
    if (child.content) yield* elementsBelow(child.content); // <template>
  }
}

export function attribute(element, name) {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** The page at a path of a site, such as "notices/index.html". */
export function readPage(path, html) {
  const elements = [...elementsBelow(parse(html))];
  const named = (name) => elements.filter((element) => element.tagName === name);
  const kinds = named('body').flatMap((body) => (attribute(body, 'class') ?? '').split(' '));
  const isMoved = named('meta').some((meta) => attribute(meta, 'http-equiv')?.toLowerCase() === 'refresh');
  return {
    path,
    html,
    elements,
    named,
    kind: isMoved ? 'moved' : (kinds.find((kind) => kind.startsWith('page-')) ?? 'none').replace('page-', ''),
    ids: elements.map((element) => attribute(element, 'id')).filter((id) => id !== undefined),
    links: (relation) => named('link').filter((link) => attribute(link, 'rel') === relation).map((link) => attribute(link, 'href')),
    isIndexable:
      !isMoved && path !== '404.html' && !/\/history\/([\d-]+\/)?index\.html$/.test(path) && !named('meta').some((meta) => attribute(meta, 'name') === 'robots' && attribute(meta, 'content').includes('noindex')),
  };
}
