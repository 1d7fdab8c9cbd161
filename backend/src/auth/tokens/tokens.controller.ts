import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Problems } from '../../common/problems/problems.decorator';
import { User, type CurrentUser } from '../current-user.decorator';
import { Needs } from '../needs.decorator';
import { CreateTokenRequest, NewTokenResponse, TokenListResponse } from './token.dto';
import { TokensService } from './tokens.service';

@ApiTags('auth')
@ApiBearerAuth()
@Controller('auth/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Needs('session')
  @Post()
  @ApiOperation({ summary: 'Make a personal access token for a script; it is shown this once' })
  @ApiCreatedResponse({ type: NewTokenResponse })
  @Problems('too-many-tokens')
  create(@User() user: CurrentUser, @Body() body: CreateTokenRequest): Promise<NewTokenResponse> {
    return this.tokens.create(user, body);
  }

  @Needs('session')
  @Get()
  @ApiOperation({ summary: 'My personal access tokens, newest first, expired ones included' })
  @ApiOkResponse({ type: TokenListResponse })
  list(@User() user: CurrentUser): Promise<TokenListResponse> {
    return this.tokens.list(user);
  }

  @Needs('session')
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a personal access token; it is refused from then on' })
  @ApiNoContentResponse()
  delete(@User() user: CurrentUser, @Param('id') id: string): Promise<void> {
    return this.tokens.delete(user, id);
  }
}
