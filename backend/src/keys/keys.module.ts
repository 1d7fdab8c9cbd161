import { Module } from '@nestjs/common';
import { createSecretCipher, SecretCipher, type ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../common/app-config';
import { OutboundHttp } from '../common/outbound-http';
import { KeyModelsService } from './key-models/key-models.service';
import { KeyTestsService } from './key-test/key-tests.service';
import { KeysController } from './keys.controller';
import { KeysService } from './keys.service';

@Module({
  controllers: [KeysController],
  providers: [
    KeysService,
    KeyTestsService,
    KeyModelsService,
    OutboundHttp,
    {
      provide: SecretCipher,
      inject: [APP_CONFIG],
      useFactory: (config: ServerConfig) =>
        createSecretCipher(config.ENCRYPTION_KEY, config.ENCRYPTION_KEY_FORMER),
    },
  ],
  exports: [SecretCipher],
})
export class KeysModule {}
