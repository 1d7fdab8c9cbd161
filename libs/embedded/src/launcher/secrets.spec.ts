import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSecrets, saveSecrets } from './secrets';

describe('loadSecrets', () => {
  let folder: string;
  let file: string;
  let clusterDir: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rex-secrets-'));
    file = path.join(folder, 'secrets.json');
    clusterDir = path.join(folder, 'cluster');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes four different secrets that only the owner can read, and keeps them', () => {
    const secrets = loadSecrets(folder, clusterDir);
    const values = Object.values(secrets);
    expect(new Set(values).size).toBe(4);
    for (const value of values) expect(value).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    expect(loadSecrets(folder, clusterDir)).toEqual(secrets);
  });

  it('closes a file that was opened to others', () => {
    loadSecrets(folder, clusterDir);
    chmodSync(file, 0o644);
    loadSecrets(folder, clusterDir);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps former encryption keys, in a file that is changed as a whole', () => {
    const secrets = loadSecrets(folder, clusterDir);
    const rotating = {
      ...secrets,
      encryptionKey: 'n'.repeat(64),
      formerEncryptionKeys: [secrets.encryptionKey],
    };
    saveSecrets(folder, rotating);
    expect(loadSecrets(folder, clusterDir)).toEqual(rotating);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
    writeFileSync(file, JSON.stringify({ ...rotating, formerEncryptionKeys: ['hunter2'] }));
    expect(() => loadSecrets(folder, clusterDir)).toThrow(/lacks formerEncryptionKeys/);
  });

  it('makes no new ones beside a database that needs the lost ones', () => {
    mkdirSync(clusterDir);
    expect(() => loadSecrets(folder, clusterDir)).toThrow(/secrets.json is missing[^]*backup[^]*mv /);
    expect(readdirSync(folder)).toEqual(['cluster']);
  });

  it.each([
    ['{"jwtSecret": "hunter2', /not JSON/],
    ['{"jwtSecret": "hunter2"}', /lacks jwtSecret, encryptionKey, databasePassword, databaseAdminPassword/],
  ])('says what is wrong with a damaged file without repeating it: %s', (text, complaint) => {
    writeFileSync(file, text);
    expect(() => loadSecrets(folder, clusterDir)).toThrow(complaint);
    expect(() => loadSecrets(folder, clusterDir)).not.toThrow(/hunter2/);
  });
});
