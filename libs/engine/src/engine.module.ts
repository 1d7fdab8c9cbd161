import { Module, type DynamicModule, type InjectionToken, type ModuleMetadata } from '@nestjs/common';
import { Engine, type EngineParts } from './worker/engine';

/** How the application hands the engine its ports. */
export interface EngineModuleOptions {
  imports?: ModuleMetadata['imports'];
  inject?: InjectionToken[];
  useFactory(...dependencies: never[]): EngineParts | Promise<EngineParts>;
}

/** Gives `Engine` to Nest by DI. The application starts it and shuts it down. */
@Module({})
export class EngineModule {
  static forRootAsync({ imports = [], inject = [], useFactory }: EngineModuleOptions): DynamicModule {
    return {
      module: EngineModule,
      imports,
      providers: [
        {
          provide: Engine,
          inject,
          useFactory: async (...dependencies: never[]) => new Engine(await useFactory(...dependencies)),
        },
      ],
      exports: [Engine],
    };
  }
}
