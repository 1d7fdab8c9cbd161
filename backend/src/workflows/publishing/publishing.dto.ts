import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { MayBeLeftOut } from '../../common/may-be-left-out';
import { MAX_VERSION } from '../../common/version.pipe';

/** Which version to publish. */
export class PublishRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_VERSION,
    description: 'Left out: the newest.',
    example: 3,
  })
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  @MayBeLeftOut()
  version?: number;
}
