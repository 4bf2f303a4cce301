import { Readable } from 'node:stream';
import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RequireScope } from '../auth/auth.decorators.js';
import { Transactor } from '../common/database/transactor.js';
import { Lists, Refuses, Shows } from '../common/http/openapi.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import { AuditExportQuery, AuditQuery, AuditVerification, AuditView } from './audit.dto.js';
import { AuditEntity } from './audit.entity.js';
import { AuditService } from './audit.service.js';

const RULES: ListRules<AuditEntity> = {
  entity: AuditEntity,
  sortable: { position: 'position' },
  defaultSort: 'position:desc',
  search: 'subjectName',
  hasTags: false,
  filters: { action: 'action', subjectId: 'subject_id', userName: `actor ->> 'userName'` },
};

@ApiTags('audit')
@RequireScope('audit:read')
@Controller('api/v1/audit')
export class AuditController {
  constructor(
    private readonly transactor: Transactor,
    private readonly audit: AuditService,
  ) {}

  /** Lists who changed what, newest first. */
  @Get()
  @Lists(AuditView)
  @Refuses('invalid-input')
  async list(@Query() query: AuditQuery): Promise<Page<AuditView>> {
    const { items, page } = await paginate(this.transactor.reader, RULES, query);
    return {
      items: items.map(({ previousHash: _, ...entry }) => ({ ...entry, position: Number(entry.position) })),
      page,
    };
  }

  /** Exports the log as JSON lines, oldest first, with the hashes that prove it. */
  @Get('export')
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({
    description: 'One line per entry: previousHash, hash, entry.',
    content: { 'application/x-ndjson': { schema: { type: 'string' } } },
  })
  @Refuses('invalid-input')
  export(@Query() { after }: AuditExportQuery, @Res({ passthrough: true }) reply: FastifyReply): StreamableFile {
    void reply.header('content-disposition', 'attachment; filename="audit.ndjson"');
    return new StreamableFile(Readable.from(this.audit.exported(after)), { type: 'application/x-ndjson' });
  }

  /** Recomputes the chain of hashes and tells whether an entry was altered or removed. */
  @Get('verification')
  @Shows(AuditVerification)
  @Refuses()
  verify(): Promise<AuditVerification> {
    return this.audit.verify();
  }
}
