import { Module } from '@nestjs/common';
import { ExecutionsModule } from '../executions/executions.module';
import { KeysModule } from '../keys/keys.module';
import { WorkflowsModule } from '../workflows/workflows.module';
import { WebhookGate } from './callers/webhook-gate';
import { WebhookRates } from './callers/webhook-rates';
import { WebhookSecrets } from './callers/webhook-secrets';
import { DeliveriesController } from './deliveries/deliveries.controller';
import { DeliveriesService } from './deliveries/deliveries.service';
import { DeliveryLog } from './deliveries/delivery-log';
import { DraftRunsService } from './listening/draft-runs.service';
import { ListenerController } from './listening/listener.controller';
import { ListenersService } from './listening/listeners.service';
import { WebhookOverviewController } from './overview/webhook-overview.controller';
import { WebhookOverviewService } from './overview/webhook-overview.service';
import { WebhookTargets } from './plan/webhook-targets';
import { WebhooksController } from './webhooks.controller';
import { WebhooksService } from './webhooks.service';

@Module({
  imports: [ExecutionsModule, KeysModule, WorkflowsModule],
  controllers: [WebhookOverviewController, WebhooksController, DeliveriesController, ListenerController],
  providers: [
    ...[DeliveriesService, DeliveryLog, DraftRunsService, ListenersService, WebhookOverviewService],
    ...[WebhookGate, WebhookRates, WebhookSecrets, WebhookTargets, WebhooksService],
  ],
})
export class WebhooksModule {}
