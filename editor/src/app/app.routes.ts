import type { Routes } from '@angular/router';
import { requireGuest, requireSession } from './auth/session.guards';
import { askBeforeLeaving } from './saving/leave-guard';

/** The addresses of the editor. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'workflows' },
  {
    path: 'login',
    title: $localize`Sign in`,
    canActivate: [requireGuest],
    loadComponent: () => import('./auth/login.page').then((file) => file.LoginPage),
  },
  {
    path: 'register',
    title: $localize`Create account`,
    canActivate: [requireGuest],
    loadComponent: () => import('./auth/register.page').then((file) => file.RegisterPage),
  },
  {
    path: '',
    loadComponent: () => import('./shell/shell.component').then((file) => file.ShellComponent),
    children: [
      {
        path: 'workflows',
        title: $localize`Workflows`,
        canActivate: [requireSession],
        loadComponent: () => import('./library/library.page').then((file) => file.LibraryPage),
      },
      {
        path: 'workflows/:id',
        title: $localize`Workflow`,
        canActivate: [requireSession],
        canDeactivate: [askBeforeLeaving],
        loadComponent: () => import('./workflows/workflow.page').then((file) => file.WorkflowPage),
      },
      {
        path: 'workflows/:id/versions',
        title: $localize`Versions`,
        canActivate: [requireSession],
        loadComponent: () => import('./versions/versions.page').then((file) => file.VersionsPage),
      },
      {
        path: 'schedules',
        title: $localize`Schedules`,
        canActivate: [requireSession],
        loadComponent: () => import('./schedules/schedules.page').then((file) => file.SchedulesPage),
      },
      {
        path: 'webhooks',
        title: $localize`Webhooks`,
        canActivate: [requireSession],
        loadComponent: () => import('./webhooks/webhooks.page').then((file) => file.WebhooksPage),
      },
      {
        path: 'keys',
        title: $localize`Keys`,
        canActivate: [requireSession],
        loadComponent: () => import('./keys/keys.page').then((file) => file.KeysPage),
      },
      {
        path: 'usage',
        title: $localize`Usage`,
        canActivate: [requireSession],
        loadComponent: () => import('./usage/usage.page').then((file) => file.UsagePage),
      },
      {
        path: 'settings',
        title: $localize`Settings`,
        canActivate: [requireSession],
        loadComponent: () => import('./settings/settings.page').then((file) => file.SettingsPage),
      },
      {
        path: 'executions',
        title: $localize`Executions`,
        canActivate: [requireSession],
        loadComponent: () =>
          import('./execution-list/execution-list.page').then((file) => file.ExecutionListPage),
      },
      {
        path: 'executions/:id',
        title: $localize`Execution`,
        canActivate: [requireSession],
        loadComponent: () =>
          import('./execution-detail/execution-detail.page').then((file) => file.ExecutionDetailPage),
      },
      {
        path: 'templates',
        title: $localize`Templates`,
        canActivate: [requireSession],
        loadComponent: () => import('./templates/templates.page').then((file) => file.TemplatesPage),
      },
      {
        path: '**',
        title: $localize`Not found`,
        loadComponent: () => import('./shell/not-found.page').then((file) => file.NotFoundPage),
      },
    ],
  },
];
