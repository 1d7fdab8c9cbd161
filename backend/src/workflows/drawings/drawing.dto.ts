import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';
import { asList } from '../../common/as-list';

/** Most drawings of one answer. */
const MAX_DRAWINGS = 50;

/** Which workflows to draw. */
export class DrawingsQuery {
  @ApiProperty({
    type: [String],
    format: 'uuid',
    maxItems: MAX_DRAWINGS,
    description:
      'Ids of workflows: repeated, or with commas between. Unknown ones are left out of the answer.',
  })
  @asList()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_DRAWINGS)
  @IsUUID(undefined, { each: true })
  id!: string[];
}

/** Where a node is drawn. */
export class DrawnCard {
  @ApiProperty({ example: 320, description: 'The left side of its card, in pixels of the canvas.' })
  x!: number;

  @ApiProperty({ example: 0, description: 'Its upper side.' })
  y!: number;

  @ApiProperty({ description: 'Whether it is a trigger.' })
  isTrigger!: boolean;
}

/** An edge between two cards, by their places in `cards`, which count from 0. */
export class DrawnLink {
  @ApiProperty({ type: 'integer', example: 0 })
  from!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  to!: number;
}

/** What a small picture of a workflow shows: no names, no configs. */
export class DrawingResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', example: 3, description: 'The newest version, which is drawn.' })
  version!: number;

  @ApiProperty({ type: [DrawnCard] })
  cards!: DrawnCard[];

  @ApiProperty({ type: [DrawnLink] })
  links!: DrawnLink[];
}

/** Drawings of workflows. */
export class DrawingListResponse {
  @ApiProperty({ type: [DrawingResponse] })
  items!: DrawingResponse[];
}
