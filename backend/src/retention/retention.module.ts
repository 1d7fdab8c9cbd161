import { Module } from '@nestjs/common';
import { PrunerList } from './pruner-list';
import { RetentionService } from './retention.service';

@Module({ providers: [PrunerList, RetentionService] })
export class RetentionModule {}
