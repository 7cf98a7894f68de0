// A small file server: one site below one path, under the strict policy that the theme promises to run with.
import { createServer } from 'node:http';

const types = {
  html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', xml: 'application/xml',
  json: 'application/json', csv: 'text/csv; charset=utf-8', ics: 'text/calendar; charset=utf-8', txt: 'text/plain; charset=utf-8',
  js: 'text/javascript; charset=utf-8', png: 'image/png', jpg: 'image/jpeg', pdf: 'application/pdf',
};

/** Serves a site's files below its base URL's path; answers `{url, close}`. */
export async function serve(site) {
  const { pathname } = new URL(site.base);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const name = path.startsWith(pathname) ? path.slice(pathname.length).replace(/(^|\/)$/, '$1index.html') : '';
    const found = site.files.get(name);
    response.writeHead(found ? 200 : 404, {
      'Content-Security-Policy': "default-src 'self'",
      'Content-Type': types[(found ? name : '404.html').split('.').pop()] ?? 'application/octet-stream',
    });
    response.end(found ?? site.files.get('404.html'));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}${pathname}`, close: () => new Promise((resolve) => server.close(resolve)) };
}
