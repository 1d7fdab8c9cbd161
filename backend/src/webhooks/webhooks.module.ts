import { Module } from '@nestjs/common';
import { ExecutionsModule } from '../executions/executions.module';
import { WorkflowsModule } from '../workflows/workflows.module';
import { WebhooksController } from './webhooks.controller';
import { WebhookTargets } from './webhook-targets';
import { WebhooksService } from './webhooks.service';

@Module({
  imports: [ExecutionsModule, WorkflowsModule],
  controllers: [WebhooksController],
  providers: [WebhooksService, WebhookTargets],
})
export class WebhooksModule {}
