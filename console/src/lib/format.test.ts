import { expect, test } from 'vitest';
import { formats, fromLocalField, toLocalField, valueText } from './format';

const NOW = Date.parse('2026-01-31T12:00:00Z');

test('numbers and times follow the language', () => {
  expect(formats('en').number(11982.4)).toBe('11,982.4');
  expect(formats('de').number(11982.4)).toBe('11.982,4');
  expect(formats('en').ago('2026-01-31T11:59:56Z', NOW)).toBe('4 seconds ago');
  expect(formats('de').ago('2026-01-30T12:00:00Z', NOW)).toBe('gestern');
});

test('a value is shown as it was measured', () => {
  expect(valueText(true, formats('en'))).toBe('true');
  expect(valueText('RUNNING', formats('en'))).toBe('RUNNING');
  expect(valueText(undefined, formats('en'))).toBe('');
});

test('a moment survives the way through a field', () => {
  const moment = '2026-01-31T12:34:00.000Z';
  expect(fromLocalField(toLocalField(moment))).toBe(moment);
  expect(fromLocalField('')).toBeUndefined();
  expect(toLocalField('nonsense')).toBe('');
});
