import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  DocumentDiff,
  WorkflowEdge,
  WorkflowGroup,
  WorkflowNode,
  WorkflowNote,
  WorkflowSettings,
} from '@rex/workflow';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MAX_VERSION } from '../../common/version.pipe';
import { GROUPS_SCHEMA, NODE_SCHEMA, NOTES_SCHEMA } from '../workflow.dto';

/** Which versions to compare. */
export class DiffQuery {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MAX_VERSION,
    description: 'The earlier version, as a rule.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  from!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_VERSION, description: 'The one it became.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  to!: number;
}

/** Who saved a version. */
export class AuthorResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Ada' })
  name!: string | null;

  @ApiProperty({ format: 'email', example: 'ada@example.org' })
  email!: string;
}

/** A row of the list of versions. */
export class VersionListItemResponse {
  @ApiProperty({ type: 'integer', minimum: 1, example: 3 })
  version!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ type: AuthorResponse, nullable: true, description: 'Null: the account is gone.' })
  author!: AuthorResponse | null;

  @ApiProperty({ description: 'Whether webhooks and schedules run it.' })
  isPublished!: boolean;

  @ApiProperty({ description: 'Whether it is the newest.' })
  isLatest!: boolean;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Null: it was saved before this was noted.',
    example: 4,
  })
  nodeCount!: number | null;

  @ApiPropertyOptional({
    description: 'What its author said of it.',
    example: 'Mail goes to the second line too',
  })
  message?: string;
}

/** One page of versions, newest first. */
export class VersionListResponse {
  @ApiProperty({ type: [VersionListItemResponse] })
  items!: VersionListItemResponse[];

  @ApiProperty({ type: 'integer', example: 1 })
  page!: number;

  @ApiProperty({ type: 'integer', example: 20 })
  limit!: number;

  @ApiProperty({ type: 'integer', example: 42 })
  total!: number;
}

/** One immutable version of a workflow, with its whole document. */
export class WorkflowVersionResponse extends VersionListItemResponse {
  @ApiProperty({ example: 'Triage support mail' })
  name!: string;

  @ApiProperty({ example: 'Sorts what comes in.' })
  description!: string;

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

/** One place where two versions differ. */
export class ChangeResponse {
  @ApiProperty({ example: '/config/url', description: 'JSON Pointer into the node, or into the settings.' })
  path!: string;

  @ApiPropertyOptional({
    description: 'Any JSON value. Left out: it was not there.',
    nullable: true,
    example: 'Old',
  })
  before?: unknown;

  @ApiPropertyOptional({
    description: 'Any JSON value. Left out: it is not there any more.',
    nullable: true,
    example: 'New',
  })
  after?: unknown;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', enum: ['before', 'after'] },
    description: 'Which is only the beginning of its JSON text, because it is longer than 10,000 characters.',
  })
  cut?: ('before' | 'after')[];
}

/** A node that differs. */
export class ChangedNodeResponse {
  @ApiProperty({ example: 'summarise' })
  id!: string;

  @ApiProperty({ type: [ChangeResponse] })
  changes!: ChangeResponse[];
}

/** How the nodes of two versions differ. */
export class NodesDiffResponse {
  @ApiProperty({ type: 'array', items: NODE_SCHEMA, example: [{ id: 'note', type: 'log' }] })
  added!: WorkflowNode[];

  @ApiProperty({ type: 'array', items: NODE_SCHEMA, example: [{ id: 'old', type: 'code' }] })
  removed!: WorkflowNode[];

  @ApiProperty({ type: [ChangedNodeResponse] })
  changed!: ChangedNodeResponse[];

  @ApiProperty({
    type: [String],
    description: 'Nodes that stand somewhere else on the canvas.',
    example: ['start'],
  })
  moved!: string[];

  @ApiProperty({ description: 'Whether nodes follow each other in another order, which breaks ties.' })
  reordered!: boolean;
}

/** How the edges of two versions differ. */
export class EdgesDiffResponse {
  @ApiProperty({ type: 'array', items: NODE_SCHEMA, example: [{ source: 'start', target: 'note' }] })
  added!: WorkflowEdge[];

  @ApiProperty({ type: 'array', items: NODE_SCHEMA, example: [{ source: 'start', target: 'old' }] })
  removed!: WorkflowEdge[];
}

/** A note or a group that differs. */
export class ChangedLookResponse {
  @ApiProperty({ example: 'note' })
  id!: string;

  @ApiProperty({ type: [ChangeResponse] })
  changes!: ChangeResponse[];
}

/** How the sticky notes of two versions differ. */
export class NotesDiffResponse {
  @ApiProperty(NOTES_SCHEMA)
  added!: WorkflowNote[];

  @ApiProperty(NOTES_SCHEMA)
  removed!: WorkflowNote[];

  @ApiProperty({ type: [ChangedLookResponse] })
  changed!: ChangedLookResponse[];

  @ApiProperty({
    type: [String],
    description: 'Notes that stand somewhere else on the canvas, or have another size.',
    example: ['note'],
  })
  moved!: string[];
}

/** How the groups of two versions differ. */
export class GroupsDiffResponse {
  @ApiProperty(GROUPS_SCHEMA)
  added!: WorkflowGroup[];

  @ApiProperty(GROUPS_SCHEMA)
  removed!: WorkflowGroup[];

  @ApiProperty({ type: [ChangedLookResponse], description: 'Lists of members are told as a whole.' })
  changed!: ChangedLookResponse[];
}

/** A text that differs. */
export class TextDiffResponse {
  @ApiProperty({ example: 'Old' })
  before!: string;

  @ApiProperty({ example: 'New' })
  after!: string;
}

/** What lies between two versions, as data. */
export class DiffResponse implements DocumentDiff {
  @ApiProperty({ type: 'integer', example: 2 })
  from!: number;

  @ApiProperty({ type: 'integer', example: 3 })
  to!: number;

  @ApiProperty()
  nodes!: NodesDiffResponse;

  @ApiProperty()
  edges!: EdgesDiffResponse;

  @ApiProperty()
  notes!: NotesDiffResponse;

  @ApiProperty()
  groups!: GroupsDiffResponse;

  @ApiProperty({ type: [ChangeResponse] })
  settings!: ChangeResponse[];

  @ApiPropertyOptional()
  name?: TextDiffResponse;

  @ApiPropertyOptional()
  description?: TextDiffResponse;
}
