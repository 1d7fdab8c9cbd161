import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { nodeCatalog } from '@rex/nodes';
import type { NodeTypeDescriptor } from '@rex/workflow';
import { Needs } from '../auth/needs.decorator';

/** All node types as plain data. */
class NodeTypeListResponse {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [{ type: 'log', label: 'Log' }],
  })
  items!: NodeTypeDescriptor[];
}

@ApiTags('node-types')
@ApiBearerAuth()
@Controller('node-types')
export class NodeTypesController {
  @Needs('read')
  @Get()
  @ApiOperation({ summary: 'The node types: config schema, ports, examples' })
  @ApiOkResponse({ type: NodeTypeListResponse })
  list(): NodeTypeListResponse {
    return { items: nodeCatalog.types().flatMap((type) => nodeCatalog.get(type) ?? []) };
  }
}
