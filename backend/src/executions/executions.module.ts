import { Module } from '@nestjs/common';
import { WorkflowsModule } from '../workflows/workflows.module';
import { BulkExecutionsController } from './bulk/bulk-executions.controller';
import { BulkExecutionsService } from './bulk/bulk-executions.service';
import { CompletionWaiter } from './completion-waiter';
import { ExecutionControlService } from './execution-control.service';
import { ExecutionsController } from './executions.controller';
import { ExecutionsService } from './executions.service';
import { StartExecutionsService } from './start-executions.service';
import { SubstepsService } from './substeps.service';

@Module({
  imports: [WorkflowsModule],
  controllers: [ExecutionsController, BulkExecutionsController],
  providers: [
    BulkExecutionsService,
    CompletionWaiter,
    ExecutionControlService,
    ExecutionsService,
    StartExecutionsService,
    SubstepsService,
  ],
  exports: [StartExecutionsService],
})
export class ExecutionsModule {}
