import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** How many items a page of a list has. */
export class LimitQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 20 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  @IsOptional()
  limit: number = 20;
}

/** Which page of a list whose pages are counted. */
export class PageQuery extends LimitQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100_000, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  @IsOptional()
  page: number = 1;
}

/** Which page of a list that goes on behind the page before. */
export class CursorQuery extends LimitQuery {
  @ApiPropertyOptional({
    maxLength: 200,
    description: '`nextCursor` of the page before.',
    example: 'AZnTwBwafmufDlt_OjwtEQ',
  })
  @IsString()
  @MaxLength(200)
  @IsOptional()
  cursor?: string;
}
