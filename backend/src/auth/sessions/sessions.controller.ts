import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problems } from '../../common/problems/problems.decorator';
import { ThrottledAs } from '../../throttle/throttle-policy';
import { bearerOf } from '../access/bearer';
import { User, type CurrentUser } from '../current-user.decorator';
import { Needs } from '../needs.decorator';
import { Public } from '../public.decorator';
import { SessionCookies } from './session-cookies';
import { deviceOf } from './device-of';
import { DeviceListResponse, SessionResponse } from './session.dto';
import { SessionsService } from './sessions.service';

@ApiTags('auth')
@Controller('auth')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly cookies: SessionCookies,
  ) {}

  @Public()
  @ThrottledAs('auth')
  @Post('refresh')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go on with a session: a fresh access token for the cookie of sign-in' })
  @ApiOkResponse({ type: SessionResponse })
  @Problems('session-ended', 'origin-refused')
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    const session = await this.sessions.refresh(this.cookies.read(request), deviceOf(request));
    return this.cookies.keep(session, request, reply);
  }

  @Public()
  @ThrottledAs('auth')
  @Post('logout')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Sign out: end the session of the cookie, and of the access token if one is sent',
  })
  @ApiNoContentResponse()
  @Problems('origin-refused')
  async logOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const refreshToken = this.cookies.read(request);
    await this.sessions.logOut({ refreshToken, accessToken: bearerOf(request.headers.authorization) });
    this.cookies.clear(request, reply);
  }

  @Needs('session')
  @Get('sessions')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Where I am signed in, last used first' })
  @ApiOkResponse({ type: DeviceListResponse })
  list(@User() user: CurrentUser): Promise<DeviceListResponse> {
    return this.sessions.list(user);
  }

  @Needs('session')
  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Sign out a device; its access tokens stop working at once' })
  @ApiNoContentResponse()
  end(@User() user: CurrentUser, @Param('id') id: string): Promise<void> {
    return this.sessions.end(user, id);
  }
}
