import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { User, type CurrentUser } from '../auth/current-user.decorator';
import { ProblemDetails } from '../common/problem-details';
import { CreateKeyRequest, KeyListResponse, KeyResponse } from './key.dto';
import { KeysService } from './keys.service';

@ApiTags('keys')
@ApiBearerAuth()
@ApiResponse({ status: 401, type: ProblemDetails, description: 'unauthorized' })
@Controller('keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @Post()
  @ApiOperation({ summary: 'Store a key; its secret is encrypted and never shown again' })
  @ApiCreatedResponse({ type: KeyResponse })
  @ApiResponse({ status: 400, type: ProblemDetails, description: 'request-invalid' })
  @ApiResponse({ status: 409, type: ProblemDetails, description: 'key-name-taken' })
  @ApiResponse({ status: 422, type: ProblemDetails, description: 'too-many-keys' })
  create(@User() user: CurrentUser, @Body() body: CreateKeyRequest): Promise<KeyResponse> {
    return this.keys.create(user, body);
  }

  @Get()
  @ApiOperation({ summary: 'My stored keys without their secrets, newest first' })
  @ApiOkResponse({ type: KeyListResponse })
  list(@User() user: CurrentUser): Promise<KeyListResponse> {
    return this.keys.list(user);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a stored key; steps that name it fail from then on' })
  @ApiNoContentResponse()
  @ApiResponse({ status: 404, type: ProblemDetails, description: 'not-found' })
  delete(@User() user: CurrentUser, @Param('id') id: string): Promise<void> {
    return this.keys.delete(user, id);
  }
}
