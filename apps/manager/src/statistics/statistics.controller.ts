import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '#libs/errors';
import { RequireScope } from '../auth/auth.decorators.js';
import { Clock } from '../common/clock.js';
import { Refuses, Shows } from '../common/http/openapi.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { columnsOf } from './columns.js';
import { floorTo } from './grain.js';
import { HistoryRepository, SUBJECT_TYPES, type SubjectType } from './history.repository.js';
import {
  DEFAULT_METRICS,
  StatisticsQuery,
  type StatisticsSubjectView,
  StatisticsTopQuery,
  StatisticsView,
  TopView,
} from './statistics.dto.js';
import { MOST_VALUES, resolutionOf } from './step.js';
import { TopList } from './top-list.js';

const HOUR_MS = 3_600_000;
/** Gauges are told again within a minute. */
const LOOK_BACK_MS = 60_000;

@ApiTags('statistics')
@RequireScope('statistics:read')
@Controller('api/v1/statistics')
export class StatisticsController {
  constructor(
    private readonly history: HistoryRepository,
    private readonly topList: TopList,
    private readonly clock: Clock,
  ) {}

  /** Shows what passed through, as one column of values per metric. */
  @Get()
  @Shows(StatisticsView, 200, 'Columns of values; null where nobody knows.')
  @Refuses('invalid-input', 'not-found')
  async get(@Query() query: StatisticsQuery): Promise<StatisticsView> {
    const subject = subjectIn(query.subject);
    const now = this.clock.now();
    const to = timeIn('to', query.to) ?? now;
    const from = timeIn('from', query.from) ?? new Date(to.getTime() - HOUR_MS);
    if (from >= to) throw invalidInput([{ pointer: '/query/from', message: 'must be before `to`' }]);
    const resolution = resolutionOf(query.step, from, to, now);
    const { stepSeconds } = resolution;
    const begin = floorTo(stepSeconds, from);
    const length = Math.ceil((to.getTime() - begin.getTime()) / (stepSeconds * 1000));
    if (length > MOST_VALUES) {
      const message = `is too fine for this time: ${length} values, ${MOST_VALUES} are the most`;
      throw invalidInput([{ pointer: '/query/step', message, hint: 'Ask for a shorter time, or for step=auto.' }]);
    }
    const id = subject.id ?? '';
    if (!(await this.history.exists(subject.type, id))) {
      throw new DomainError('not-found', `There is no ${subject.type} ${id}.`);
    }
    const end = new Date(begin.getTime() + length * stepSeconds * 1000);
    const { series, directors } = await this.history.seriesOf(subject.type, id);
    const earlier = new Date(begin.getTime() - (resolution.grain.name === 'second' ? LOOK_BACK_MS : 0));
    const buckets = await this.history.buckets(series, earlier, end, resolution);
    const coverage = await this.history.buckets(directors, begin, end, resolution);
    const frame = { fromMs: begin.getTime(), stepSeconds, length };
    const values = columnsOf(buckets, coverage, frame, query.metrics ?? DEFAULT_METRICS);
    return { subject, from: begin, to: end, stepSeconds, values };
  }

  /** Lists who has the most of something now. */
  @Get('top')
  @Shows(TopView, 200, 'The most first.')
  @Refuses('invalid-input')
  async top(@Query() query: StatisticsTopQuery): Promise<TopView> {
    return { items: await this.topList.read(query) };
  }
}

function subjectIn(text: string): StatisticsSubjectView & { type: SubjectType } {
  const [word, id] = text.split(':');
  const type = SUBJECT_TYPES.find((known) => known === word) ?? 'cluster';
  return { type, id: id ?? null };
}

function timeIn(name: string, text: string | undefined): Date | null {
  if (text === undefined) return null;
  const at = new Date(text);
  if (Number.isNaN(at.getTime()))
    throw invalidInput([{ pointer: `/query/${name}`, message: 'is no time that exists' }]);
  return at;
}
