import { Module } from '@nestjs/common';
import { WorkflowsModule } from '../workflows/workflows.module';
import { EventsController } from './events.controller';
import { ExecutionStreamsService } from './execution-streams.service';
import { ExecutionWatch } from './execution-watch';

@Module({
  imports: [WorkflowsModule],
  controllers: [EventsController],
  providers: [ExecutionStreamsService, ExecutionWatch],
})
export class EventsModule {}
