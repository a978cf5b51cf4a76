import { expect, test } from 'vitest';
import { assetIdsOf, assetResource, groupSubject, linesOf, NEW_RULE, partsOf, userSubject } from './policy';

test('names keep the colons they have', () => {
  expect(partsOf(groupSubject('acme', 'mdsp_usergroup:hall-3'))).toEqual({
    kind: 'usergroup',
    name: 'mdsp_usergroup:hall-3',
  });
  expect(partsOf(userSubject('acme', 'Jane@Acme.example'))).toEqual({ kind: 'user', name: 'jane@acme.example' });
});

test('an asset that two rules name is one asset', () => {
  const rule = { ...NEW_RULE, resources: [assetResource('acme', 'a1')] };

  expect(assetIdsOf([rule, rule])).toEqual(['a1']);
});

test('who may do what has a line for each subject and each rule that allows something', () => {
  const subjects = [userSubject('acme', 'jane'), userSubject('acme', 'john')];

  expect(linesOf({ subjects, rules: [NEW_RULE, { ...NEW_RULE, actions: [] }] })).toHaveLength(2);
});
