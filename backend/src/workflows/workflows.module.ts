import { Module } from '@nestjs/common';
import { BinController } from './bin/bin.controller';
import { BinService } from './bin/bin.service';
import { DocumentChecker } from './document-checker';
import { DrawingsController } from './drawings/drawings.controller';
import { DrawingsService } from './drawings/drawings.service';
import { PublishingController } from './publishing/publishing.controller';
import { PublishingService } from './publishing/publishing.service';
import { TransferController } from './transfer/transfer.controller';
import { TransferService } from './transfer/transfer.service';
import { VersionCatalog } from './version-catalog';
import { VersionsController } from './versions/versions.controller';
import { VersionsService } from './versions/versions.service';
import { WorkflowListsService } from './workflow-lists.service';
import { WorkflowReader } from './workflow-reader';
import { WorkflowsController } from './workflows.controller';
import { WorkflowsService } from './workflows.service';

@Module({
  controllers: [
    WorkflowsController,
    DrawingsController,
    TransferController,
    VersionsController,
    PublishingController,
    BinController,
  ],
  providers: [
    ...[DocumentChecker, VersionCatalog, WorkflowReader, WorkflowsService, WorkflowListsService],
    ...[DrawingsService, TransferService, VersionsService, PublishingService, BinService],
  ],
  exports: [VersionCatalog, WorkflowReader, WorkflowsService],
})
export class WorkflowsModule {}
