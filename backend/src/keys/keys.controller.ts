import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { Needs } from '../auth/needs.decorator';
import { Problems } from '../common/problems/problems.decorator';
import { CreateKeyRequest, KeyListResponse, KeyResponse } from './key.dto';
import { KeysService } from './keys.service';

@ApiTags('keys')
@ApiBearerAuth()
@Controller('keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Needs('write')
  @Post()
  @ApiOperation({ summary: 'Store a key; its secret is encrypted and never shown again' })
  @ApiCreatedResponse({ type: KeyResponse })
  @Problems('key-name-taken', 'too-many-keys')
  create(@User() user: CurrentUser, @Body() body: CreateKeyRequest): Promise<KeyResponse> {
    return this.keys.create(user, body);
  }

  @Needs('read')
  @Get()
  @ApiOperation({ summary: 'My stored keys without their secrets, newest first' })
  @ApiOkResponse({ type: KeyListResponse })
  list(@User() user: CurrentUser): Promise<KeyListResponse> {
    return this.keys.list(user);
  }

  @Needs('write')
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a stored key; steps that name it fail from then on' })
  @ApiNoContentResponse()
  delete(@User() user: CurrentUser, @Param('id') id: string): Promise<void> {
    return this.keys.delete(user, id);
  }
}
