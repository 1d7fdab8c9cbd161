import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { trimmed } from '../../common/trimmed';
import { HttpUrl, MAX_URL_LENGTH } from '../http-url';
import { KEY_TEST_CODES, type KeyTestCode } from './key-test-outcome';

/** What to test a key against. */
export class KeyTestRequest {
  @ApiPropertyOptional({
    type: String,
    format: 'uri',
    nullable: true,
    maxLength: MAX_URL_LENGTH,
    example: 'https://billing.example/api/me',
    description: 'Of the provider `http`, and needed there: it gets a GET request that carries the key.',
  })
  @trimmed()
  @HttpUrl('whole')
  @IsOptional()
  url?: string | null;
}

/** What came of a test. */
export class KeyTestResponse {
  @ApiProperty({ description: 'Whether the provider took the key.' })
  ok!: boolean;

  @ApiProperty({ enum: KEY_TEST_CODES, example: 'key-refused' })
  code!: KeyTestCode;

  @ApiProperty({ example: 'gemini refuses the key (400): API key not valid.' })
  message!: string;

  @ApiProperty({ format: 'date-time' })
  checkedAt!: Date;

  @ApiProperty({ type: 'integer', minimum: 0, example: 182, description: 'Time until the answer, in ms.' })
  latencyMs!: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 100,
    maximum: 599,
    example: 400,
    description: 'HTTP status of the answer, when there was one.',
  })
  status?: number;
}
