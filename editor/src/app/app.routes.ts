import type { Routes } from '@angular/router';
import { requireGuest, requireSession } from './auth/session.guards';
import { askBeforeLeaving } from './saving/leave-guard';
import { ShellComponent } from './shell/shell.component';

/** The addresses of the editor. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'workflows' },
  {
    path: 'login',
    title: 'Sign in',
    canActivate: [requireGuest],
    loadComponent: () => import('./auth/login.page').then((file) => file.LoginPage),
  },
  {
    path: 'register',
    title: 'Create account',
    canActivate: [requireGuest],
    loadComponent: () => import('./auth/register.page').then((file) => file.RegisterPage),
  },
  {
    path: '',
    component: ShellComponent,
    children: [
      {
        path: 'workflows',
        title: 'Workflows',
        canActivate: [requireSession],
        loadComponent: () => import('./workflows/workflow-list.page').then((file) => file.WorkflowListPage),
      },
      {
        path: 'workflows/:id',
        title: 'Workflow',
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
        title: 'Usage',
        canActivate: [requireSession],
        loadComponent: () => import('./usage/usage.page').then((file) => file.UsagePage),
      },
      {
        path: 'settings',
        title: 'Settings',
        canActivate: [requireSession],
        loadComponent: () => import('./settings/settings.page').then((file) => file.SettingsPage),
      },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./shell/not-found.page').then((file) => file.NotFoundPage),
      },
    ],
  },
];
