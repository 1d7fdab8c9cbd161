import { Module } from '@nestjs/common';
import { WorkflowsModule } from '../workflows/workflows.module';
import { CompletionWaiter } from './completion-waiter';
import { ExecutionControlService } from './execution-control.service';
import { ExecutionsController } from './executions.controller';
import { ExecutionsService } from './executions.service';
import { StartExecutionsService } from './start-executions.service';

@Module({
  imports: [WorkflowsModule],
  controllers: [ExecutionsController],
  providers: [CompletionWaiter, ExecutionControlService, ExecutionsService, StartExecutionsService],
  exports: [StartExecutionsService],
})
export class ExecutionsModule {}
