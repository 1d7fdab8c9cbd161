import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EXPORT_FORMAT, EXPORT_FORMAT_VERSION, type ExportDocument, type Problem } from '@rex/workflow';
import type {
  WorkflowEdge,
  WorkflowGroup,
  WorkflowNode,
  WorkflowNote,
  WorkflowSettings,
} from '@rex/workflow';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min } from 'class-validator';
import { asBoolean } from '../../common/as-boolean';
import { MayBeLeftOut } from '../../common/may-be-left-out';
import { IsOneLine } from '../../common/one-line';
import { ProblemItem } from '../../common/problems/problem-details';
import { trimmed } from '../../common/trimmed';
import { MAX_VERSION } from '../../common/version.pipe';
import { GROUPS_SCHEMA, NODE_SCHEMA, NOTES_SCHEMA, WorkflowResponse } from '../workflow.dto';

/** How to copy a workflow. */
export class DuplicateRequest {
  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 200,
    description: 'Left out: "Copy of …".',
    example: 'Triage support mail',
  })
  @trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @IsOneLine()
  @MayBeLeftOut()
  name?: string;

  @ApiPropertyOptional({
    default: false,
    description: 'Publish the copy at once; needs a document without problems.',
  })
  @IsBoolean()
  @MayBeLeftOut()
  publish?: boolean;

  @ApiPropertyOptional({
    default: false,
    description: 'Whether webhooks and schedules may start the copy: then both fire.',
  })
  @IsBoolean()
  @MayBeLeftOut()
  active?: boolean;
}

/** How to import. */
export class ImportQuery {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Only tell what an import would give; nothing is saved, and the answer is 200.',
  })
  @asBoolean()
  @IsBoolean()
  @MayBeLeftOut()
  dryRun?: boolean;
}

/** Which version to export. */
export class ExportQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_VERSION,
    description: 'Left out: the newest.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  @MayBeLeftOut()
  version?: number;
}

/** The workflow in an export. */
export class ExportedWorkflow {
  @ApiProperty({ example: 'Triage support mail' })
  name!: string;

  @ApiProperty({ example: 'Sorts what comes in.' })
  description!: string;

  @ApiProperty({ type: [String], example: ['support'] })
  tags!: string[];

  @ApiProperty({ type: 'array', items: NODE_SCHEMA, example: [{ id: 'start', type: 'manual-trigger' }] })
  nodes!: WorkflowNode[];

  @ApiProperty({ type: 'array', items: NODE_SCHEMA, example: [{ source: 'start', target: 'note' }] })
  edges!: WorkflowEdge[];

  @ApiProperty({ ...NOTES_SCHEMA, description: 'Sticky notes on the canvas.' })
  notes!: WorkflowNote[];

  @ApiProperty({ ...GROUPS_SCHEMA, description: 'Nodes and notes that belong together.' })
  groups!: WorkflowGroup[];

  @ApiProperty({ ...NODE_SCHEMA, example: { timezone: 'UTC' } })
  settings!: WorkflowSettings;
}

/** A stored key that the exported workflow used. */
export class ExportedKey {
  @ApiProperty({ example: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11' })
  keyId!: string;

  @ApiPropertyOptional({ example: 'groq' })
  provider?: string;

  @ApiProperty({
    type: [String],
    description: 'Ids of the nodes that use it.',
    example: ['fetch'],
  })
  nodes!: string[];
}

/** Something that was taken out of an export. */
export class ExportedGap {
  @ApiProperty({ example: 'fetch' })
  nodeId!: string;

  @ApiProperty({
    description: 'JSON Pointer into the workflow as it was.',
    example: '/nodes/1/config/auth/keyId',
  })
  path!: string;

  @ApiProperty({ enum: ['key', 'value'], description: 'The id of a stored key, or a text like a secret.' })
  what!: 'key' | 'value';
}

/** What an exported workflow needs where it is imported. */
export class ExportedRequirements {
  @ApiProperty({ type: [ExportedKey] })
  keys!: ExportedKey[];

  @ApiProperty({ type: [String], example: ['http-request', 'webhook-trigger'] })
  nodeTypes!: string[];

  @ApiProperty({ type: [ExportedGap] })
  leftOut!: ExportedGap[];
}

/** A workflow as a file, without keys and secrets. */
export class ExportResponse implements ExportDocument {
  @ApiProperty({ enum: [EXPORT_FORMAT] })
  format!: typeof EXPORT_FORMAT;

  @ApiProperty({ type: 'integer', enum: [EXPORT_FORMAT_VERSION] })
  formatVersion!: typeof EXPORT_FORMAT_VERSION;

  @ApiProperty({ format: 'date-time' })
  exportedAt!: string;

  @ApiProperty({ example: '0.1.0' })
  rexVersion!: string;

  @ApiProperty()
  workflow!: ExportedWorkflow;

  @ApiProperty()
  requirements!: ExportedRequirements;
}

/** Something that somebody should look at after an import. */
export class ImportWarning {
  @ApiProperty({ enum: ['key-removed', 'key-left-out', 'value-left-out', 'name-in-use'] })
  code!: 'key-removed' | 'key-left-out' | 'value-left-out' | 'name-in-use';

  @ApiPropertyOptional({ example: 'fetch' })
  nodeId?: string;

  @ApiPropertyOptional({
    description: 'JSON Pointer into the workflow as it was exported or posted.',
    example: '/nodes/1/config/auth/keyId',
  })
  path?: string;

  @ApiProperty({ example: 'Node "fetch" used a stored key, which no export holds. Choose one of yours.' })
  message!: string;
}

/** A stored key that the workflow had where it was exported; one of one's own is to be chosen. */
export class ImportedKey {
  @ApiPropertyOptional({ example: 'groq' })
  provider?: string;

  @ApiProperty({ type: [String], description: 'Ids of the nodes that used it.', example: ['fetch'] })
  nodes!: string[];
}

/** What an import holds. */
export class ImportSummary {
  @ApiProperty({ example: 'Triage support mail' })
  name!: string;

  @ApiProperty({ type: 'integer', example: 4 })
  nodeCount!: number;

  @ApiProperty({ type: 'integer', example: 3 })
  edgeCount!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  noteCount!: number;

  @ApiProperty({ type: 'integer', example: 0 })
  groupCount!: number;

  @ApiProperty({
    type: [String],
    description: 'Types of its nodes that this REX does not have.',
    example: [],
  })
  unknownNodeTypes!: string[];

  @ApiProperty({ type: [ImportedKey] })
  keys!: ImportedKey[];
}

/** What became of an import, or would. */
export class ImportReport {
  @ApiProperty()
  summary!: ImportSummary;

  @ApiProperty({ type: [ImportWarning] })
  warnings!: ImportWarning[];

  @ApiProperty({ type: [ProblemItem], description: 'What keeps the workflow from being published and run.' })
  problems!: Problem[];
}

/** An imported workflow. */
export class ImportResponse {
  @ApiProperty({
    type: WorkflowResponse,
    nullable: true,
    description: 'Null when nothing was saved: a dry run.',
  })
  workflow!: WorkflowResponse | null;

  @ApiProperty()
  report!: ImportReport;
}
