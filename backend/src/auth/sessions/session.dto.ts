import { ApiProperty } from '@nestjs/swagger';
import { UserResponse } from '../account/account.dto';

/** The answer to who signs in, or goes on with a session. The refresh token comes as a cookie. */
export class SessionResponse {
  @ApiProperty({
    description: 'Send it as "Authorization: Bearer …". Valid for one hour, and as long as the session.',
    example: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTk5In0.c2ln',
  })
  accessToken!: string;

  @ApiProperty({ type: UserResponse })
  user!: UserResponse;
}

/** A device, or a browser on it, on which somebody is signed in. */
export class DeviceResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({
    example: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    maxLength: 200,
    description: 'What the device says of itself; may be empty.',
  })
  userAgent!: string;

  @ApiProperty({ description: 'Whether this very request comes from it.' })
  current!: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt!: Date;

  @ApiProperty({ format: 'date-time', description: 'When it last got an access token.' })
  lastUsedAt!: Date;

  @ApiProperty({ format: 'date-time', description: 'When the session ends unless it is used again.' })
  expiresAt!: Date;
}

/** All sessions of a user, last used first. */
export class DeviceListResponse {
  @ApiProperty({ type: [DeviceResponse] })
  items!: DeviceResponse[];
}
