import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { Needs } from '../auth/needs.decorator';
import { Problems } from '../common/problems/problems.decorator';
import {
  CreateKeyRequest,
  DeleteKeyQuery,
  KeyDeletionResponse,
  KeyListResponse,
  KeyResponse,
  UpdateKeyRequest,
} from './key.dto';
import { KeyModelListResponse } from './key-models/key-models.dto';
import { KeyModelsService } from './key-models/key-models.service';
import { KeyTestRequest, KeyTestResponse } from './key-test/key-test.dto';
import { KeyTestsService } from './key-test/key-tests.service';
import { KeysService } from './keys.service';

@ApiTags('keys')
@ApiBearerAuth()
@Controller('keys')
export class KeysController {
  constructor(
    private readonly keys: KeysService,
    private readonly tests: KeyTestsService,
    private readonly models: KeyModelsService,
  ) {}

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
  @ApiOperation({
    summary: 'My stored keys without their secrets, newest first, and the workflows that use them',
  })
  @ApiOkResponse({ type: KeyListResponse })
  list(@User() user: CurrentUser): Promise<KeyListResponse> {
    return this.keys.list(user);
  }

  @Needs('read')
  @Get(':id')
  @ApiOperation({ summary: 'A stored key without its secret' })
  @ApiOkResponse({ type: KeyResponse })
  get(@User() user: CurrentUser, @Param('id') id: string): Promise<KeyResponse> {
    return this.keys.get(user, id);
  }

  @Needs('read')
  @Get(':id/models')
  @ApiOperation({
    summary: 'The language models that a stored key may use, by the word of its provider',
    description: 'A list is kept for five minutes, or until the key changes.',
  })
  @ApiOkResponse({ type: KeyModelListResponse })
  @Problems(
    ...(['key-has-no-models', 'key-unreadable', 'key-refused', 'refused-target'] as const),
    ...(['provider-error', 'provider-unreachable', 'provider-timeout'] as const),
  )
  listModels(@User() user: CurrentUser, @Param('id') id: string): Promise<KeyModelListResponse> {
    return this.models.list(user, id);
  }

  @Needs('write')
  @Patch(':id')
  @ApiOperation({
    summary: 'Rename a stored key, replace its secret, or say anew where and how it is sent',
    description: 'Workflows name keys by id, so they go on with the new secret as it is.',
  })
  @ApiOkResponse({ type: KeyResponse })
  @Problems('key-name-taken', 'key-unreadable')
  update(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body: UpdateKeyRequest,
  ): Promise<KeyResponse> {
    return this.keys.update(user, id, body);
  }

  @Needs('write')
  @Post(':id/test')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Test a stored key against its provider',
    description: 'Answers 200 whatever the provider says; `ok` and `code` tell what came of it.',
  })
  @ApiBody({ type: KeyTestRequest, required: false })
  @ApiOkResponse({ type: KeyTestResponse })
  @Problems('key-test-url-missing')
  test(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Body() body?: KeyTestRequest,
  ): Promise<KeyTestResponse> {
    return this.tests.run(user, id, body ?? {});
  }

  @Needs('write')
  @Delete(':id')
  @ApiOperation({
    summary: 'Delete a stored key, and tell which workflows break; `dryRun` only tells',
    description: 'Steps that name the key fail from then on.',
  })
  @ApiOkResponse({ type: KeyDeletionResponse })
  delete(
    @User() user: CurrentUser,
    @Param('id') id: string,
    @Query() query: DeleteKeyQuery,
  ): Promise<KeyDeletionResponse> {
    return this.keys.delete(user, id, query);
  }
}
