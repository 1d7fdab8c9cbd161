import { Module } from '@nestjs/common';
import { DocumentChecker } from './document-checker';
import { VersionCatalog } from './version-catalog';
import { WorkflowsController } from './workflows.controller';
import { WorkflowsService } from './workflows.service';

@Module({
  controllers: [WorkflowsController],
  providers: [DocumentChecker, VersionCatalog, WorkflowsService],
  exports: [VersionCatalog, WorkflowsService],
})
export class WorkflowsModule {}
