import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { NodeTypesApi } from '../app/api/node-types-api';
import { BenchComponent } from './bench.component';
import { BENCH_TYPES } from './bench-types';

bootstrapApplication(BenchComponent, {
  providers: [
    provideZonelessChangeDetection(),
    { provide: NodeTypesApi, useValue: { list: () => Promise.resolve(BENCH_TYPES) } },
  ],
}).catch((error: unknown) => console.error(error));
