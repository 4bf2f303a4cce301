import { Injectable, type MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { isFinished, type Operation } from './operation.js';
import { toOperationView } from './operation.dto.js';
import { OperationsService } from './operations.service.js';

const KEEP_ALIVE_MS = 15_000;

/** The changes of one operation as server-sent events. */
@Injectable()
export class OperationFeed {
  constructor(private readonly operations: OperationsService) {}

  /** Ends after the event that shows the end; `isOnce`: after the first. */
  follow(first: Operation, isOnce: boolean): Observable<MessageEvent> {
    return new Observable<MessageEvent>((subscriber) => {
      const tell = (operation: Operation): void =>
        subscriber.next({ type: 'operation', id: String(operation.revision), data: toOperationView(operation) });
      const run = async (): Promise<void> => {
        let shown = first;
        tell(shown);
        while (!isOnce && !isFinished(shown.state) && !subscriber.closed) {
          await this.operations.change(shown.id, KEEP_ALIVE_MS);
          shown = await this.operations.get(shown.id);
          tell(shown);
        }
        subscriber.complete();
      };
      run().catch((error: unknown) => subscriber.error(error));
    });
  }
}
