import { Module } from '@nestjs/common';
import { WorkflowsModule } from '../workflows/workflows.module';
import { EventsController } from './events.controller';
import { ExecutionStreamsService } from './execution-streams.service';
import { ExecutionWatch } from './execution-watch';
import { TextWatch } from './text-watch';

@Module({
  imports: [WorkflowsModule],
  controllers: [EventsController],
  providers: [ExecutionStreamsService, ExecutionWatch, TextWatch],
})
export class EventsModule {}
