import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { ProblemDetails } from '../common/problem-details';
import { LoginRequest, RegisterRequest, SessionResponse, UserResponse } from './auth.dto';
import { AuthService } from './auth.service';
import { User, type CurrentUser } from './current-user.decorator';
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
  @ApiResponse({ status: 400, type: ProblemDetails, description: 'request-invalid' })
  @ApiResponse({ status: 409, type: ProblemDetails, description: 'email-taken' })
  register(@Body() body: RegisterRequest): Promise<SessionResponse> {
    return this.auth.register(body);
  }

  @Public()
  @ThrottledAs('auth')
  @Post('login')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in' })
  @ApiOkResponse({ type: SessionResponse })
  @ApiResponse({ status: 401, type: ProblemDetails, description: 'login-failed' })
  @ApiResponse({ status: 429, type: ProblemDetails, description: 'too-many-requests' })
  login(@Body() body: LoginRequest): Promise<SessionResponse> {
    return this.auth.login(body);
  }

  @Get('me')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Who am I' })
  @ApiOkResponse({ type: UserResponse })
  @ApiResponse({ status: 401, type: ProblemDetails, description: 'unauthorized' })
  me(@User() user: CurrentUser): UserResponse {
    return user;
  }
}
