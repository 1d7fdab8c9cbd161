import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import type {
  JsonObject,
  Problem,
  WorkflowEdge,
  WorkflowGroup,
  WorkflowNode,
  WorkflowNote,
  WorkflowSettings,
} from '@rex/workflow';
import { MAX_TAG_CHARACTERS, MAX_TAGS, TAG_PATTERN } from '@rex/workflow';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsNotEmpty,
  IsObject,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { MayBeLeftOut } from '../common/may-be-left-out';
import { IsOneLine } from '../common/one-line';
import { ProblemItem } from '../common/problems/problem-details';
import { TakenAsIs } from '../common/taken-as-is';
import { trimmed, trimmedEach } from '../common/trimmed';

/** Nodes, edges and settings in the API's description: what they hold, the workflow rules say. */
export const NODE_SCHEMA = { type: 'object', additionalProperties: true } as const;

/** Sticky notes and groups, which only people look at. */
export const NOTES_SCHEMA = {
  type: 'array',
  items: NODE_SCHEMA,
  example: [
    {
      id: 'note',
      text: 'Ask **Ada** first.',
      tint: 1,
      position: { x: 0, y: 160 },
      size: { width: 240, height: 160 },
    },
  ],
} as const;
export const GROUPS_SCHEMA = {
  type: 'array',
  items: NODE_SCHEMA,
  example: [
    {
      id: 'group',
      name: 'Intake',
      nodeIds: ['start'],
      noteIds: ['note'],
      parentId: null,
      isCollapsed: false,
    },
  ],
} as const;

const TAGS_SCHEMA = {
  type: 'array',
  items: { type: 'string', minLength: 1, maxLength: MAX_TAG_CHARACTERS },
  maxItems: MAX_TAGS,
  example: ['mail'],
} as const;

/** A workflow document as it is posted. Nodes, edges and settings are checked by the workflow rules, not here. */
export class WorkflowDocumentRequest {
  @ApiProperty({ example: 'Triage support mail', minLength: 1, maxLength: 200 })
  @trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @IsOneLine()
  name!: string;

  @ApiPropertyOptional({ example: '', maxLength: 10_000 })
  @IsString()
  @MaxLength(10_000)
  @MayBeLeftOut()
  description?: string;

  @ApiProperty({ type: 'array', items: NODE_SCHEMA, example: [{ id: 'start', type: 'manual-trigger' }] })
  @IsArray()
  @TakenAsIs()
  nodes!: unknown[];

  @ApiPropertyOptional({
    type: 'array',
    items: NODE_SCHEMA,
    example: [{ source: 'start', target: 'summarise' }],
  })
  @IsArray()
  @TakenAsIs()
  @MayBeLeftOut()
  edges?: unknown[];

  @ApiPropertyOptional({ ...NOTES_SCHEMA, description: 'Sticky notes on the canvas, up to 200.' })
  @IsArray()
  @TakenAsIs()
  @MayBeLeftOut()
  notes?: unknown[];

  @ApiPropertyOptional({
    ...GROUPS_SCHEMA,
    description:
      'Nodes and notes that belong together, up to 100 groups. What does not fit in them is left out.',
  })
  @IsArray()
  @TakenAsIs()
  @MayBeLeftOut()
  groups?: unknown[];

  @ApiPropertyOptional({ ...NODE_SCHEMA, example: { timezone: 'UTC' } })
  @IsObject()
  @TakenAsIs()
  @MayBeLeftOut()
  settings?: JsonObject;
}

/** A new workflow. */
export class CreateWorkflowRequest extends WorkflowDocumentRequest {
  @ApiPropertyOptional({
    default: true,
    description: 'Publish it at once; needs a document without problems.',
  })
  @IsBoolean()
  @MayBeLeftOut()
  publish?: boolean;

  @ApiPropertyOptional({ default: true, description: 'Whether webhooks and schedules may start it.' })
  @IsBoolean()
  @MayBeLeftOut()
  active?: boolean;

  @ApiPropertyOptional({ ...TAGS_SCHEMA, description: 'Words to find it by; no part of its versions.' })
  @trimmedEach()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @IsString({ each: true })
  @Matches(TAG_PATTERN, {
    each: true,
    message: `each tag must have 1 to ${MAX_TAG_CHARACTERS} characters, on one line and without commas`,
  })
  @MayBeLeftOut()
  tags?: string[];

  @ApiPropertyOptional({
    maxLength: 200,
    example: 'Ask twice',
    description: 'What to remember of this version.',
  })
  @trimmed()
  @IsString()
  @MaxLength(200)
  @IsOneLine()
  @MayBeLeftOut()
  versionMessage?: string;
}

/** What changes of a workflow; what is left out stays. */
export class UpdateWorkflowRequest extends PartialType(CreateWorkflowRequest, {
  skipNullProperties: false,
}) {}

/** What every answer about a workflow holds. */
export class WorkflowSummaryResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'Triage support mail' })
  name!: string;

  @ApiProperty({ example: 'Sorts what comes in.' })
  description!: string;

  @ApiProperty({ type: [String], example: ['mail'] })
  tags!: string[];

  @ApiProperty()
  active!: boolean;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Number of the newest version.', example: 3 })
  version!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The version that webhooks and schedules run.',
    example: 2,
  })
  publishedVersion!: number | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: Date;
}

/** A workflow without the document that was just sent. */
export class SavedWorkflowResponse extends WorkflowSummaryResponse {
  @ApiProperty({
    type: [ProblemItem],
    description: 'What keeps the newest version from being published and run.',
  })
  problems!: Problem[];
}

/** A workflow with its newest document. */
export class WorkflowResponse extends SavedWorkflowResponse {
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

/** The outcome of a check. */
export class ValidationResponse {
  @ApiProperty()
  valid!: boolean;

  @ApiProperty({ type: [ProblemItem] })
  problems!: Problem[];
}
