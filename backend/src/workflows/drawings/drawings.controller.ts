import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { User, type CurrentUser } from '../../auth/current-user.decorator';
import { Needs } from '../../auth/needs.decorator';
import { DrawingListResponse, DrawingsQuery } from './drawing.dto';
import { DrawingsService } from './drawings.service';

@ApiTags('workflows')
@ApiBearerAuth()
@Controller('workflows')
export class DrawingsController {
  constructor(private readonly drawings: DrawingsService) {}

  @Needs('read')
  @Get('drawings')
  @ApiOperation({ summary: 'Where the nodes and edges of workflows are drawn, for small pictures' })
  @ApiOkResponse({ type: DrawingListResponse })
  list(@User() user: CurrentUser, @Query() { id }: DrawingsQuery): Promise<DrawingListResponse> {
    return this.drawings.list(user, id);
  }
}
