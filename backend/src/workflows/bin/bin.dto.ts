import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { asBoolean } from '../../common/as-boolean';
import { MayBeLeftOut } from '../../common/may-be-left-out';

/** How to delete. */
export class DeleteQuery {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'For good, with all executions, instead of into the bin.',
  })
  @asBoolean()
  @IsBoolean()
  @MayBeLeftOut()
  permanent?: boolean;
}
