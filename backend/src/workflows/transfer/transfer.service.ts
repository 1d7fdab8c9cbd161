import { Injectable } from '@nestjs/common';
import { ApiKeysRepository, WorkflowsRepository } from '@rex/database';
import { nodeCatalog } from '@rex/nodes';
import { newId, UserError } from '@rex/platform';
import {
  EXPORT_FORMAT_VERSION,
  exportDocument,
  findSecrets,
  readImport,
  withoutPlaces,
  type KeyRequirement,
  type ReadImport,
  type SecretPlace,
  type WorkflowDocument,
} from '@rex/workflow';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { REX_VERSION } from '../../common/rex-version';
import type { Steps } from '../../common/run-steps';
import { DocumentChecker } from '../document-checker';
import type { WorkflowResponse } from '../workflow.dto';
import { WorkflowReader } from '../workflow-reader';
import { toSave, toWorkflowResponse } from '../workflow-response';
import { copyName } from './copy-name';
import { importWarnings } from './import-warnings';
import type {
  DuplicateRequest,
  ExportResponse,
  ImportReport,
  ImportResponse,
  ImportSummary,
} from './transfer.dto';

/** Workflows as files, and copies of them. */
@Injectable()
export class TransferService {
  constructor(
    private readonly workflows: WorkflowsRepository,
    private readonly keys: ApiKeysRepository,
    private readonly checker: DocumentChecker,
    private readonly reader: WorkflowReader,
  ) {}

  /** A version, the newest if none is named, without its secrets. @throws UserError `version-missing` */
  async export(user: CurrentUser, id: string, version?: number): Promise<ExportResponse> {
    const row = await this.reader.find(user, id);
    const { document } = await this.reader.versionOf(row, version);
    const described = { tags: row.tags, exportedAt: new Date(), rexVersion: REX_VERSION };
    const exported = exportDocument(document, described, nodeCatalog);
    const providers = new Map((await this.keys.list(user.id)).map((key) => [key.id, key.provider]));
    const keys = exported.requirements.keys.map((key) => {
      const provider = providers.get(key.keyId) ?? key.provider;
      return { ...key, ...(provider !== undefined && { provider }) };
    });
    return { ...exported, requirements: { ...exported.requirements, keys } };
  }

  /**
   * Saves an export, or a bare document, as a draft that nothing starts. Keys that are not the user's own are taken out of it.
   * @throws UserError `import-invalid`, `import-version-unsupported`
   */
  async import(user: CurrentUser, input: unknown): Promise<ImportResponse> {
    const { document, tags, report } = await this.prepare(user, input);
    const draft = { publish: false, active: false, tags, message: 'Imported' };
    const row = await this.workflows.create(user.id, { id: newId(), ...toSave(document), ...draft });
    return { workflow: toWorkflowResponse(row, { document, problems: report.problems }), report };
  }

  /** What an import would give; nothing is saved. @throws UserError as import does */
  async tryImport(user: CurrentUser, input: unknown): Promise<ImportResponse> {
    return { workflow: null, report: (await this.prepare(user, input)).report };
  }

  /**
   * A new workflow with the newest document of another. Neither published nor active unless asked for: nobody wants each webhook and
   * each slot to be answered twice by surprise.
   */
  async duplicate(
    user: CurrentUser,
    id: string,
    { name, publish = false, active = false }: DuplicateRequest,
  ): Promise<WorkflowResponse> {
    const row = await this.reader.find(user, id);
    const { document: original, problems } = await this.reader.versionOf(row);
    if (publish) this.checker.requireRunnable(problems);
    const document = { ...original, name: name ?? copyName(original.name) };
    const described = { publish, active, tags: row.tags, message: null };
    const copy = await this.workflows.create(user.id, { id: newId(), ...toSave(document), ...described });
    return toWorkflowResponse(copy, { document, problems });
  }

  private async prepare(
    user: CurrentUser,
    input: unknown,
  ): Promise<{ document: WorkflowDocument; tags: string[]; report: ImportReport }> {
    const { read, named } = await this.checker.run(user, { input }, readSteps(input));
    const { tags, leftOut, keys } = read;
    const foreignKeys = await this.findForeignKeys(user, named);
    const document = withoutPlaces(read.document, foreignKeys);
    const problems = await this.checker.run(user, document, this.checker.problemsOf(document));
    const sameName = await this.workflows.countNamed(user.id, document.name);
    return {
      ...{ document, tags },
      report: {
        summary: summaryOf(document, keys),
        warnings: importWarnings(document, { leftOut, foreignKeys, sameName }),
        problems,
      },
    };
  }

  private async findForeignKeys(user: CurrentUser, named: NamedKey[]): Promise<SecretPlace[]> {
    if (named.length === 0) return [];
    const own = new Set((await this.keys.list(user.id)).map((key) => key.id));
    return named.filter(({ keyId }) => typeof keyId !== 'string' || !own.has(keyId.toLowerCase()));
  }
}

/** A place that names a stored key. */
type NamedKey = SecretPlace & { kind: 'key' };

/** @throws UserError `import-invalid`, `import-version-unsupported` */
function* readSteps(input: unknown): Steps<{ read: ReadImport & { kind: 'read' }; named: NamedKey[] }> {
  const read = requireRead(readImport(input));
  yield;
  return { read, named: findSecrets(read.document, nodeCatalog).filter((place) => place.kind === 'key') };
}

function summaryOf(document: WorkflowDocument, keys: KeyRequirement[]): ImportSummary {
  const { name, nodes, edges, notes, groups } = document;
  const unknown = nodes.map(({ type }) => type).filter((type) => !nodeCatalog.get(type));
  return {
    ...{ name, nodeCount: nodes.length, edgeCount: edges.length },
    ...{ noteCount: notes.length, groupCount: groups.length },
    unknownNodeTypes: [...new Set(unknown)].sort(),
    keys: keys.map(({ provider, nodes: users }) => ({ provider, nodes: users })),
  };
}

function requireRead(read: ReadImport): ReadImport & { kind: 'read' } {
  if (read.kind === 'read') return read;
  if (read.kind === 'unsupported') {
    throw new UserError(
      'import-version-unsupported',
      `This export has version ${read.formatVersion} of the format; this REX reads version ${EXPORT_FORMAT_VERSION}. Export it again with a REX that writes that one.`,
      { status: 422 },
    );
  }
  const count = read.problems.length === 1 ? '1 mistake' : `${read.problems.length} mistakes`;
  throw new UserError(
    'import-invalid',
    `This is neither an export of REX nor a workflow document: ${count}. "errors" says where.`,
    { status: 422, errors: read.problems },
  );
}
