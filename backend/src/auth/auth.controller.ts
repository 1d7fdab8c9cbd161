import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problems } from '../common/problems/problems.decorator';
import { LoginRequest, RegisterRequest, SessionResponse, UserResponse } from './auth.dto';
import { AuthService } from './auth.service';
import { User, type CurrentUser } from './current-user.decorator';
import { Needs } from './needs.decorator';
import { Public } from './public.decorator';
import { ThrottledAs } from '../throttle/throttle-policy';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Public()
  @ThrottledAs('auth')
  @Post('register')
  @ApiOperation({ summary: 'Make an account and sign in' })
  @ApiCreatedResponse({ type: SessionResponse })
  @Problems('email-taken')
  register(@Body() body: RegisterRequest): Promise<SessionResponse> {
    return this.auth.register(body);
  }

  @Public()
  @ThrottledAs('auth')
  @Post('login')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in' })
  @ApiOkResponse({ type: SessionResponse })
  @Problems('login-failed')
  login(@Body() body: LoginRequest): Promise<SessionResponse> {
    return this.auth.login(body);
  }

  @Needs('read')
  @Get('me')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Who am I' })
  @ApiOkResponse({ type: UserResponse })
  me(@User() user: CurrentUser): UserResponse {
    return user;
  }
}
