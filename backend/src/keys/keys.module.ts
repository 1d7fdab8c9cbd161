import { Module } from '@nestjs/common';
import { createSecretCipher, SecretCipher, type ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../common/app-config';
import { KeysController } from './keys.controller';
import { KeysService } from './keys.service';

@Module({
  controllers: [KeysController],
  providers: [
    KeysService,
    {
      provide: SecretCipher,
      inject: [APP_CONFIG],
      useFactory: (config: ServerConfig) => createSecretCipher(config.ENCRYPTION_KEY),
    },
  ],
  exports: [SecretCipher],
})
export class KeysModule {}
