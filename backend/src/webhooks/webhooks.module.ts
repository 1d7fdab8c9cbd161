import { Module } from '@nestjs/common';
import { ExecutionsModule } from '../executions/executions.module';
import { KeysModule } from '../keys/keys.module';
import { WorkflowsModule } from '../workflows/workflows.module';
import { WebhookGate } from './callers/webhook-gate';
import { WebhookSecrets } from './callers/webhook-secrets';
import { DeliveriesController } from './deliveries/deliveries.controller';
import { DeliveriesService } from './deliveries/deliveries.service';
import { DeliveryLog } from './deliveries/delivery-log';
import { WebhookTargets } from './plan/webhook-targets';
import { WebhooksController } from './webhooks.controller';
import { WebhooksService } from './webhooks.service';

@Module({
  imports: [ExecutionsModule, KeysModule, WorkflowsModule],
  controllers: [WebhooksController, DeliveriesController],
  providers: [DeliveriesService, DeliveryLog, WebhookGate, WebhookSecrets, WebhookTargets, WebhooksService],
})
export class WebhooksModule {}
