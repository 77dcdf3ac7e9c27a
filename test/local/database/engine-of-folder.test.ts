import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dynamodbLocal } from '../../../local/database/dynamodb-local.ts';
import { dynoxide } from '../../../local/database/dynoxide.ts';
import { ENGINES } from '../../../local/database/engine.ts';
import { engineOfFolder, recordEngine } from '../../../local/database/engine-of-folder.ts';
import { localSettings } from '../../../local/settings.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const everywhere = () => true;
const withoutDynoxide = (engine: { readonly name: string }) => engine.name !== 'dynoxide';

describe('the database of a data folder', () => {
  test('is Dynoxide where that is installed, else DynamoDB Local', () => {
    expect(engineOfFolder(temporaryFolder(), undefined, everywhere)).toBe(dynoxide);
    expect(engineOfFolder(temporaryFolder(), undefined, withoutDynoxide)).toBe(dynamodbLocal);
  });

  test('is the one that is asked for', () => {
    expect(engineOfFolder(temporaryFolder(), 'dynamodb-local', everywhere)).toBe(dynamodbLocal);
    expect(engineOfFolder(temporaryFolder(), 'dynoxide', everywhere)).toBe(dynoxide);
  });

  test.each(ENGINES)('goes on to be the one that made it: %s', (engine) => {
    const folder = temporaryFolder();
    recordEngine(folder, engineOfFolder(folder, engine, everywhere));
    expect(engineOfFolder(folder, undefined, everywhere).name).toBe(engine);
    expect(engineOfFolder(folder, engine, everywhere).name).toBe(engine);
    const [other] = ENGINES.filter((name) => name !== engine);
    expect(() => engineOfFolder(folder, other, everywhere)).toThrow(
      /was made with .*only that can read it.*DATA_DIR=… DATABASE=/,
    );
  });

  test('is DynamoDB Local where a former release made it, which noted nothing', () => {
    const folder = temporaryFolder();
    const file = join(folder, dynamodbLocal.file);
    mkdirSync(dirname(file), { recursive: true });
    expect(engineOfFolder(folder, undefined, everywhere)).toBe(dynoxide);
    writeFileSync(file, '');
    expect(engineOfFolder(folder, undefined, everywhere)).toBe(dynamodbLocal);
    expect(() => engineOfFolder(folder, 'dynoxide', everywhere)).toThrow('was made with DynamoDB Local');
  });

  test('is refused in words where it is not installed', () => {
    const folder = temporaryFolder();
    expect(() => engineOfFolder(folder, 'dynoxide', withoutDynoxide)).toThrow(
      /^Dynoxide is not installed on this machine. .*DATABASE=dynamodb-local/,
    );
    recordEngine(folder, dynoxide);
    expect(() => engineOfFolder(folder, undefined, withoutDynoxide)).toThrow(
      /and the data folder .* was made with it/,
    );
  });
});

test('DATABASE is one of those that there are, or not set', () => {
  expect(localSettings({ DATABASE: 'dynamodb-local' }).DATABASE).toBe('dynamodb-local');
  expect(localSettings({ DATABASE: '' }).DATABASE).toBeUndefined();
  expect(() => localSettings({ DATABASE: 'sqlite' })).toThrow(/DATABASE: either dynoxide or dynamodb-local/);
});
