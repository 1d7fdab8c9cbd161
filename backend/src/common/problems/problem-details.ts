import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One of several things that are wrong with a request. */
export class ProblemItem {
  @ApiProperty({ example: 'config-missing' })
  code!: string;

  @ApiProperty({
    example: '/nodes/1/config/code',
    description: 'JSON Pointer into the request body (RFC 6901).',
  })
  path!: string;

  @ApiProperty({ example: 'Node "summarise" needs "code".' })
  message!: string;

  @ApiPropertyOptional({ example: 'summarise' })
  nodeId?: string;

  @ApiPropertyOptional({ example: 'e1' })
  edgeId?: string;

  @ApiPropertyOptional({ example: 2, description: 'Line in the script or template at the path, from 1.' })
  line?: number;

  @ApiPropertyOptional({ example: 11, description: 'Column in that line, from 1.' })
  column?: number;
}

/** The body of every error answer (RFC 9457), sent as `application/problem+json`. */
export class ProblemDetails {
  @ApiProperty({ example: 'about:blank' })
  type!: string;

  @ApiProperty({ example: 'Unprocessable Content' })
  title!: string;

  @ApiProperty({ example: 422 })
  status!: number;

  @ApiProperty({ example: 'The workflow can not run as it is: 1 problem.' })
  detail!: string;

  @ApiProperty({ example: 'workflow-invalid', description: 'Stable code; docs/errors.md lists all.' })
  code!: string;

  @ApiProperty({ type: [ProblemItem] })
  errors!: ProblemItem[];

  @ApiPropertyOptional({
    type: 'integer',
    example: 4,
    description: 'With `version-conflict`: the newest version now.',
  })
  currentVersion?: number;

  @ApiProperty({ example: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11' })
  requestId!: string;
}
