import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { Problems } from '../../common/problems/problems.decorator';
import { AnswersNewWorkflow } from '../workflow-answer';
import { WorkflowDocumentRequest, type WorkflowResponse } from '../workflow.dto';
import { contentDisposition } from './content-disposition';
import { DuplicateRequest, ExportQuery, ExportResponse, ImportQuery, ImportResponse } from './transfer.dto';
import { TransferService } from './transfer.service';

@ApiTags('workflows')
@ApiBearerAuth()
@Controller('workflows')
export class TransferController {
  constructor(private readonly transfer: TransferService) {}

  @Needs('write')
  @Post('import')
  @ApiOperation({
    summary: 'Import an export, or a workflow document, as a draft that is neither published nor active',
  })
  @ApiExtraModels(ExportResponse, WorkflowDocumentRequest)
  @ApiBody({
    schema: {
      oneOf: [{ $ref: getSchemaPath(ExportResponse) }, { $ref: getSchemaPath(WorkflowDocumentRequest) }],
    },
  })
  @ApiCreatedResponse({ type: ImportResponse })
  @Problems('import-invalid', 'import-version-unsupported')
  @ApiOkResponse({ type: ImportResponse, description: 'A dry run: nothing was saved.' })
  async import(
    @User() user: CurrentUser,
    @Body() body: unknown,
    @Query() { dryRun = false }: ImportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResponse> {
    if (!dryRun) return this.transfer.import(user, body);
    void reply.status(200);
    return this.transfer.tryImport(user, body);
  }

  @Needs('read')
  @Get(':id/export')
  @ApiOperation({ summary: 'A version as a file, without keys and secrets' })
  @ApiOkResponse({
    type: ExportResponse,
    headers: {
      'Content-Disposition': {
        description: 'A name for the file (RFC 6266).',
        schema: { type: 'string', example: 'attachment; filename="Triage.rex.json"' },
      },
    },
  })
  @Problems('version-missing')
  async export(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() { version }: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExportResponse> {
    const exported = await this.transfer.export(user, id, version);
    void reply.header('content-disposition', contentDisposition(exported.workflow.name, '.rex.json'));
    return exported;
  }

  @Needs('write')
  @Post(':id/duplicate')
  @ApiOperation({
    summary: 'Copy the newest version into a new workflow, neither published nor active unless asked for',
  })
  @AnswersNewWorkflow()
  @Problems('workflow-invalid', 'too-many-active-schedules')
  duplicate(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body?: DuplicateRequest,
  ): Promise<WorkflowResponse> {
    return this.transfer.duplicate(user, id, body ?? {});
  }
}
