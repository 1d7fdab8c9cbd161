import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { nodeCatalog } from '@rex/nodes';
import type { ServerConfig } from '@rex/platform';
import type { NodeTypeDescriptor } from '@rex/workflow';
import { Needs } from '../auth/needs.decorator';
import { APP_CONFIG } from '../common/app-config';
import { workflowLimits } from '../workflows/workflow-limits';

class WorkflowLimitsResponse {
  @ApiProperty({ type: 'integer', example: 500 })
  maxNodes!: number;

  @ApiProperty({ type: 'integer', example: 2000 })
  maxEdges!: number;

  /** Size of the document as JSON in UTF-8. */
  @ApiProperty({ type: 'integer', example: 1_048_576 })
  maxDocumentBytes!: number;
}

/** All node types as plain data. */
class NodeTypeListResponse {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [{ type: 'log', label: 'Log' }],
  })
  items!: NodeTypeDescriptor[];

  /** What a workflow of them may hold on this server. */
  @ApiProperty({ type: WorkflowLimitsResponse })
  limits!: WorkflowLimitsResponse;
}

@ApiTags('node-types')
@ApiBearerAuth()
@Controller('node-types')
export class NodeTypesController {
  constructor(@Inject(APP_CONFIG) private readonly config: ServerConfig) {}

  @Needs('read')
  @Get()
  @ApiOperation({
    summary: 'The node types: config schema, ports, examples; and what a workflow of them may hold',
  })
  @ApiOkResponse({ type: NodeTypeListResponse })
  list(): NodeTypeListResponse {
    return {
      items: nodeCatalog.types().flatMap((type) => nodeCatalog.get(type) ?? []),
      limits: workflowLimits(this.config),
    };
  }
}
