import { expect, test } from 'vitest';
import de from './de.json';
import en from './en.json';

type Texts = { [key: string]: string | Texts };

function entries(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : entries(value, `${path}${key}.`),
  );
}

const english = entries(en);
const german = new Map(entries(de));

test('both languages have the same texts', () => {
  expect([...german.keys()].sort()).toEqual(english.map(([key]) => key).sort());
});

test('a text has the same blanks and marks in both languages', () => {
  const parts = (text: string) => (text.match(/\{\{\w+}}|<\/?\w+>/g) ?? []).sort();
  for (const [key, text] of english) {
    // A singular may say "the newest record" where the plural counts.
    if (!key.endsWith('_one')) expect([key, parts(german.get(key) ?? '')]).toEqual([key, parts(text)]);
  }
});

test('no text is empty', () => {
  expect([...english, ...german].filter(([, text]) => text.trim() === '')).toEqual([]);
});
