import { expect, test } from 'vitest';
import pages from './pages.json';
import { newRouter } from './router';

test('the router has the pages the server answers with, and no other', () => {
  const paths = Object.keys(newRouter().routesByPath).map((path) => (path.length > 1 ? path.replace(/\/$/, '') : path));

  expect([...new Set(paths)].sort()).toEqual([...pages].sort());
});
