import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problems } from '../../common/problems/problems.decorator';
import { ThrottledAs } from '../../throttle/throttle-policy';
import { User, type CurrentUser } from '../current-user.decorator';
import { Needs } from '../needs.decorator';
import { Public } from '../public.decorator';
import { deviceOf } from '../sessions/device-of';
import { SessionCookies } from '../sessions/session-cookies';
import { SessionResponse } from '../sessions/session.dto';
import {
  ChangePasswordRequest,
  DeleteMeRequest,
  LoginRequest,
  RegisterRequest,
  UpdateMeRequest,
  UserResponse,
} from './account.dto';
import { AccountsService } from './accounts.service';

@ApiTags('auth')
@Controller('auth')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly cookies: SessionCookies,
  ) {}

  @Public()
  @ThrottledAs('auth')
  @Post('register')
  @ApiOperation({ summary: 'Make an account and sign in; the refresh token comes as a cookie' })
  @ApiCreatedResponse({ type: SessionResponse })
  @Problems('email-taken', 'registration-closed', 'sign-in-busy')
  async register(
    @Body() body: RegisterRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    const session = await this.accounts.register(body, deviceOf(request));
    return this.cookies.keep(session, request, reply);
  }

  @Public()
  @ThrottledAs('auth')
  @Post('login')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in; the refresh token comes as a cookie' })
  @ApiOkResponse({ type: SessionResponse })
  @Problems('login-failed', 'sign-in-busy')
  async login(
    @Body() body: LoginRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    const session = await this.accounts.login(body, deviceOf(request));
    return this.cookies.keep(session, request, reply);
  }

  @Needs('read')
  @Get('me')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Who am I' })
  @ApiOkResponse({ type: UserResponse })
  me(@User() { id, email, name, createdAt }: CurrentUser): UserResponse {
    return { id, email, name, createdAt };
  }

  @Needs('session')
  @Patch('me')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Change my name, or take it away with null' })
  @ApiOkResponse({ type: UserResponse })
  update(@User() user: CurrentUser, @Body() body: UpdateMeRequest): Promise<UserResponse> {
    return this.accounts.update(user, body);
  }

  @Needs('session')
  @ThrottledAs('auth')
  @Post('password')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Change my password; all other sessions end, personal access tokens stay',
  })
  @ApiNoContentResponse()
  @Problems('password-wrong', 'sign-in-busy')
  changePassword(@User() user: CurrentUser, @Body() body: ChangePasswordRequest): Promise<void> {
    return this.accounts.changePassword(user, body);
  }

  @Needs('session')
  @ThrottledAs('auth')
  @Delete('me')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Delete my account with all its data; running executions are cancelled' })
  @ApiNoContentResponse()
  @Problems('password-wrong', 'sign-in-busy')
  async delete(
    @User() user: CurrentUser,
    @Body() body: DeleteMeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.accounts.delete(user, body);
    this.cookies.clear(request, reply);
  }
}
