import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client';
import type {
  AcceptedResponse,
  DeliveryDetailResponse,
  DeliveryListResponse,
  DeliveryResponse,
  ListenerResponse,
  WebhookListResponse,
  WebhookResponse,
  WebhookTriggerResponse,
} from './openapi';

/** A workflow with a webhook. */
export type Webhook = WebhookResponse;
export type WebhookTrigger = WebhookTriggerResponse;
/** A call of a webhook. */
export type Delivery = DeliveryResponse;
export type DeliveryDetail = DeliveryDetailResponse;
/** Whether the next call is waited for. */
export type Listener = ListenerResponse;

/** The routes of webhooks, of their deliveries, and of waiting for one. */
@Injectable({ providedIn: 'root' })
export class WebhooksApi {
  private readonly api = inject(ApiClient);

  list(cursor: string | null, limit: number, signal?: AbortSignal): Promise<WebhookListResponse> {
    return this.api.get('/webhooks', { query: { limit, ...(cursor !== null && { cursor }) }, signal });
  }

  /** A page of calls, newest first; `outcome` keeps those of one kind. */
  deliveries(
    workflowId: string,
    query: { limit: number; cursor?: string; outcome?: string },
    signal?: AbortSignal,
  ): Promise<DeliveryListResponse> {
    return this.api.get(`${pathOf(workflowId)}/deliveries`, { query: { ...query }, signal });
  }

  delivery(workflowId: string, id: string, signal?: AbortSignal): Promise<DeliveryDetail> {
    return this.api.get(`${pathOf(workflowId)}/deliveries/${encodeURIComponent(id)}`, { signal });
  }

  /** Runs the published version with what a call sent. */
  replay(workflowId: string, id: string): Promise<AcceptedResponse> {
    return this.api.post(`${pathOf(workflowId)}/deliveries/${encodeURIComponent(id)}/replay`, {});
  }

  /** Runs the newest version with the next call. Resolves when every backend knows. */
  listen(workflowId: string): Promise<Listener> {
    return this.api.post(`${pathOf(workflowId)}/listener`, {});
  }

  listener(workflowId: string, signal?: AbortSignal): Promise<Listener> {
    return this.api.get(`${pathOf(workflowId)}/listener`, { signal });
  }

  stopListening(workflowId: string): Promise<null> {
    return this.api.delete(`${pathOf(workflowId)}/listener`);
  }
}

function pathOf(workflowId: string): string {
  return `/workflows/${encodeURIComponent(workflowId)}`;
}
