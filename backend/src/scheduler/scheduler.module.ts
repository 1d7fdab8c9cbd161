import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { ExecutionsModule } from '../executions/executions.module';
import { WorkflowsModule } from '../workflows/workflows.module';
import { BackfillsController } from './backfill/backfills.controller';
import { BackfillsService } from './backfill/backfills.service';
import { ScheduleOverviewController } from './overview/schedule-overview.controller';
import { ScheduleOverviewService } from './overview/schedule-overview.service';
import { PreviewController } from './preview/preview.controller';
import { ScheduleRepairsService } from './repair/schedule-repairs.service';
import { SchedulerBeat } from './scheduler-beat';
import { SchedulesController } from './schedules.controller';
import { SchedulesService } from './schedules.service';
import { FireDueSchedules } from './tick/fire-due-schedules';
import { ParsedSchedules } from './tick/parsed-schedules';
import { SchedulerTickService } from './tick/scheduler-tick.service';
import { StartWaitingSlots } from './tick/start-waiting-slots';

@Module({
  imports: [ScheduleModule.forRoot(), ExecutionsModule, WorkflowsModule],
  controllers: [SchedulesController, BackfillsController, PreviewController, ScheduleOverviewController],
  providers: [
    ...[FireDueSchedules, ParsedSchedules, SchedulerBeat, SchedulerTickService, StartWaitingSlots],
    ...[ScheduleRepairsService, SchedulesService, BackfillsService, ScheduleOverviewService],
  ],
})
export class SchedulerModule {}
